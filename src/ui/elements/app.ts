import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { handleKey } from '../commands/keys.js';
import { filesOf, pastedFiles } from '../commands/files.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';
import './banner.js';
import './footer.js';
import './header.js';
import './help.js';
import './import-dialog.js';
import './jobs.js';
import './settings.js';
import './start.js';
import './toast.js';
import './workbench.js';

/** The whole page: takes files and keys wherever they arrive, and shows the start or the workbench. */
@customElement('gouji-app')
export class GoujiApp extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
        height: 100vh;
      }
      main {
        min-height: 0;
        /* Unlike hidden, never scrolled by bringing something into view. */
        overflow: clip;
      }
      .drop {
        position: fixed;
        inset: 8px;
        z-index: 50;
        display: grid;
        place-items: center;
        border: 3px dashed var(--accent);
        border-radius: 8px;
        background: var(--accent-bg);
        color: var(--accent);
        font-size: 22px;
        pointer-events: none;
        opacity: 0.94;
      }
    `,
  ];

  @state() private dragging = false;

  protected override watched() {
    return [this.app.desk.open, this.app.navigation.route, this.app.dialog, this.app.importing.proposal, this.app.loading];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('dragover', this.#over);
    window.addEventListener('dragleave', this.#leave);
    window.addEventListener('drop', this.#drop);
    window.addEventListener('paste', this.#paste);
    window.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('dragover', this.#over);
    window.removeEventListener('dragleave', this.#leave);
    window.removeEventListener('drop', this.#drop);
    window.removeEventListener('paste', this.#paste);
    window.removeEventListener('keydown', this.#key);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { theme } = this.app.preferences.current.value;
    const page = document.documentElement;
    // Writing the same value again would style the whole page anew.
    if (page.lang !== this.words.htmlLang) page.lang = this.words.htmlLang;
    if (page.dataset['theme'] !== theme) page.dataset['theme'] = theme;
    const name = this.session?.summary.name;
    document.title = name ? `${name} · ${this.words.product}` : this.words.productLong;
  }

  override render() {
    const { app } = this;
    const atWork = app.navigation.route.value.report !== null && (this.session !== null || app.loading.value);
    return html`
      <gouji-header .app=${app}></gouji-header>
      <gouji-banner .app=${app}></gouji-banner>
      <main @click=${this.#follow}>${atWork ? html`<gouji-workbench .app=${app}></gouji-workbench>` : html`<gouji-start .app=${app}></gouji-start>`}</main>
      ${this.session ? html`<gouji-footer .app=${app}></gouji-footer>` : nothing}
      <gouji-jobs .app=${app}></gouji-jobs>
      <gouji-toast .app=${app}></gouji-toast>
      ${app.dialog.value === 'help' ? html`<gouji-help .app=${app}></gouji-help>` : nothing}
      ${app.dialog.value === 'settings' ? html`<gouji-settings .app=${app}></gouji-settings>` : nothing}
      ${app.importing.proposal.value ? html`<gouji-import .app=${app}></gouji-import>` : nothing}
      ${this.dragging ? html`<div class="drop">${this.words.start.dropNow}</div>` : nothing}
    `;
  }

  readonly #over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dragging = true;
  };

  readonly #leave = (event: DragEvent): void => {
    // Only leaving the window counts, not passing from one element to the next.
    if (event.relatedTarget === null) this.dragging = false;
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.dragging = false;
    if (event.dataTransfer) void filesOf(event.dataTransfer).then((files) => this.app.opening.open(files));
  };

  readonly #paste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event, this.words.start.pastedName);
    if (files.length === 0) return;
    event.preventDefault();
    void this.app.opening.open(files);
  };

  readonly #follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
    if (link && this.app.follow(link.hash)) event.preventDefault();
  };

  readonly #key = (event: KeyboardEvent): void => handleKey(event, this.app);
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-app': GoujiApp;
  }
}
