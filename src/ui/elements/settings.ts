import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Theme } from '../state/preferences.js';
import { GoujiDialog } from './dialog.js';

@customElement('gouji-settings')
export class GoujiSettings extends GoujiDialog {
  static override styles = [
    GoujiDialog.styles,
    css`
      .body {
        display: grid;
        gap: 14px;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0;
        display: flex;
        gap: 16px;
        flex-wrap: wrap;
      }
      legend,
      .label {
        color: var(--soft);
        font-size: 12px;
        padding: 0;
        margin-bottom: 2px;
        display: block;
      }
      input[type='text'] {
        width: 100%;
      }
      .hint {
        color: var(--soft);
        font-size: 12px;
        margin-left: 22px;
      }
      input[type='checkbox'],
      input[type='radio'] {
        accent-color: var(--accent);
        margin: 0 6px 0 0;
        vertical-align: -2px;
      }
    `,
  ];

  protected override heading(): string {
    return this.words.settings.title;
  }

  protected override closed(): void {
    this.app.dialog.value = null;
  }

  protected override body(): TemplateResult {
    const { preferences } = this.app;
    const now = preferences.current.value;
    const { settings } = this.words;
    const languages = [
      ['zh', '中文'],
      ['en', 'English'],
    ] as const;
    const themes: Theme[] = ['system', 'light', 'dark'];
    return html`
      <fieldset>
        <legend lang="zh-CN">${settings.language}</legend>
        ${languages.map(([language, name]) => html`<label lang=${language === 'zh' ? 'zh-CN' : 'en'}><input type="radio" name="language" .checked=${now.language === language} @change=${() => preferences.change({ language })} />${name}</label>`)}
      </fieldset>
      <fieldset>
        <legend>${settings.theme}</legend>
        ${themes.map((theme) => html`<label><input type="radio" name="theme" .checked=${now.theme === theme} @change=${() => preferences.change({ theme })} />${settings.themes[theme]}</label>`)}
      </fieldset>
      <label
        ><span class="label">${settings.author}${this.words.brackets(settings.authorHint)}</span
        ><input
          type="text"
          id="author"
          maxlength="100"
          autocomplete="off"
          .value=${now.author}
          @change=${(event: Event) => preferences.change({ author: (event.target as HTMLInputElement).value.trim() })}
      /></label>
      <div>
        <label
          ><input
            type="checkbox"
            .checked=${now.keepFiles}
            @change=${(event: Event) => preferences.change({ keepFiles: (event.target as HTMLInputElement).checked })}
          />${settings.keepFiles}</label
        >
        <p class="hint">${settings.keepFilesHint}</p>
      </div>
      <label
        ><input
          type="checkbox"
          .checked=${now.singleKeys}
          @change=${(event: Event) => preferences.change({ singleKeys: (event.target as HTMLInputElement).checked })}
        />${settings.singleKeys}</label
      >
      <p class="soft">${settings.version} ${GOUJI_VERSION}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-settings': GoujiSettings;
  }
}
