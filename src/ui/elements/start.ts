import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { chooseFiles } from '../commands/files.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { samples, type Sample } from '../samples.js';
import { GoujiElement } from './base.js';
import './sessions.js';

/** What the page does, that nothing leaves the machine, samples to try, and the sessions of before. */
@customElement('gouji-start')
export class GoujiStart extends GoujiElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100%;
        overflow: auto;
      }
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 340px;
        gap: 28px 40px;
        max-width: 1180px;
        margin: 0 auto;
        padding: 34px 28px 60px;
      }
      h1 {
        font-size: 24px;
        line-height: 34px;
        font-weight: 600;
      }
      h2 {
        font-size: 14px;
        margin-bottom: 6px;
      }
      .lead {
        font-size: 14px;
        line-height: 24px;
        margin: 8px 0 18px;
        max-width: 46em;
      }
      .target {
        display: grid;
        gap: 6px;
        justify-items: start;
        padding: 22px 24px;
        border: 1.5px dashed var(--line-strong);
        border-radius: 6px;
        background: var(--raised);
      }
      .target button {
        font-size: 15px;
        padding: 6px 18px;
      }
      aside {
        align-self: end;
        padding: 14px 18px 16px;
        border-left: 3px solid var(--ok);
        background: var(--panel);
        border-radius: 0 6px 6px 0;
      }
      details {
        margin-top: 6px;
      }
      summary {
        cursor: pointer;
        color: var(--accent);
      }
      ol {
        margin: 6px 0;
        padding-left: 1.5em;
      }
      .samples {
        grid-column: 1 / -1;
        order: 3;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        list-style: none;
        padding: 0;
        margin: 6px 0 0;
      }
      .sample span.soft {
        display: block;
        font-size: 12px;
      }
      .sample {
        text-align: left;
        padding: 4px 12px;
        height: 100%;
      }
      .sample span {
        display: block;
        overflow-wrap: anywhere;
      }
      .sessions {
        grid-column: 1 / -1;
        order: 2;
      }
      @media (max-width: 900px) {
        .page {
          grid-template-columns: minmax(0, 1fr);
          padding: 20px 16px 40px;
        }
      }
    `,
  ];

  override render() {
    const { start, header } = this.words;
    return html`<div class="page">
      <section>
        <h1>${start.title}</h1>
        <p class="lead">${start.lead}</p>
        <div class="target">
          <button class="primary" @click=${() => chooseFiles(this.app)}>${header.open} <kbd>Ctrl O</kbd></button>
          <p>${start.drop}</p>
          <p class="soft">${start.dropHint}</p>
        </div>
      </section>
      <aside>
        <h2>${start.promise}</h2>
        <p>${start.promiseLead}</p>
        <details>
          <summary>${start.verify}</summary>
          <ol>
            ${start.verifySteps.map((step) => html`<li>${step}</li>`)}
          </ol>
          <p class="soft">${start.verifyLimits}</p>
        </details>
      </aside>
      ${
        samples.length > 0
          ? html`<section class="samples">
              <h2>${start.samples}</h2>
              <p class="soft">${start.samplesLead}</p>
              <ul>
                ${samples.map((sample) => html`<li>${this.#sample(sample)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      <gouji-sessions class="sessions" .app=${this.app}></gouji-sessions>
    </div>`;
  }

  #sample(sample: Sample) {
    const open = (): void => void this.app.opening.open([new File([sample.text], sample.name, { type: 'text/plain' })]);
    return html`<button class="sample" @click=${open}>
      ${reportWords(sample.title)}<span class="soft">${this.words.start.sampleAbout[sample.name] ?? reportWords(sample.name)}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-start': GoujiStart;
  }
}
