import './elements/app.js';
import { tokens } from './look/tokens.js';
import { App } from './state/app.js';
import { PreferenceStore, browserShelf } from './state/preferences.js';
import { spawn } from './spawn.js';
import { Workers } from './workers.js';

document.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];

const app = new App(new PreferenceStore(browserShelf()), new Workers(spawn));

window.addEventListener('error', (event) => app.unexpected(event.error));
window.addEventListener('unhandledrejection', (event) => app.unexpected(event.reason));

const root = document.createElement('gouji-app');
root.app = app;
document.body.append(root);
void app.start();
