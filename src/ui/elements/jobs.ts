import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { copyDiagnostics } from '../commands/copy.js';
import { reportWords } from '../look/report-words.js';
import { shared } from '../look/shared.js';
import { hasEnded, type Job } from '../state/jobs.js';
import { tell } from '../state/problem.js';
import { ENCODINGS } from '../words/encodings.js';
import { GoujiElement } from './base.js';

/** Files on their way, in words; what failed stays until it is closed. */
@customElement('gouji-jobs')
export class GoujiJobs extends GoujiElement {
  static override styles = [
    shared,
    css`
      section {
        position: fixed;
        right: 16px;
        bottom: 40px;
        z-index: 30;
        width: min(460px, calc(100vw - 32px));
        max-height: 60vh;
        overflow: auto;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--raised);
      }
      .top {
        display: flex;
        align-items: center;
        padding: 6px 12px;
        border-bottom: 1px solid var(--line);
        position: sticky;
        top: 0;
        background: var(--raised);
      }
      h2 {
        font-size: 13px;
        flex: 1;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        padding: 8px 12px;
        border-bottom: 1px solid var(--line);
      }
      li:last-child {
        border-bottom: 0;
      }
      .file {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .failed {
        border-left: 3px solid var(--bad);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 10px;
        margin: 4px 0 6px;
      }
      dt {
        color: var(--soft);
        white-space: nowrap;
      }
      dd {
        margin: 0;
      }
    `,
  ];

  protected override watched() {
    return [this.app.opening.jobs.all];
  }

  override render() {
    const { jobs } = this.app.opening;
    const all = jobs.all.value;
    const ended = all.filter(hasEnded).length;
    const failed = all.filter((job) => job.step === 'failed').length;
    // One file that went through needs no word: the page shows it.
    const silent = all.length === 0 || (all.length === 1 && ['done', 'imported', 'cancelled'].includes(all[0]?.step ?? ''));
    const { words } = this;
    return html`<div role="status" aria-live="polite">
      ${
        silent
          ? nothing
          : html`<section aria-label=${words.jobs.title}>
              <div class="top">
                <h2>${failed > 0 && ended === all.length ? words.problem.several(failed) : words.jobs.some(ended, all.length)}</h2>
                ${ended > 0 ? html`<button @click=${() => jobs.dismiss()}>${words.jobs.dismiss}</button>` : nothing}
              </div>
              <ul>
                ${all.map((job) => this.#job(job))}
              </ul>
            </section>`
      }
    </div>`;
  }

  #job(job: Job): TemplateResult {
    const { words } = this;
    return html`<li class=${job.step}>
      <div class="file">${reportWords(job.name)}</div>
      ${job.problem ? this.#problem(job) : html`<div class="row"><span class="${job.counts?.checks === 0 ? 'near' : 'soft'} spread">${this.#step(job)}</span>${this.#action(job)}</div>`}
      ${
        job.step === 'failed' && job.problem
          ? html`<div class="row">
              ${this.#otherEncodings(job)}<button @click=${() => job.problem && copyDiagnostics(this.app, job.problem)}>${words.problem.copy}</button>
            </div>`
          : nothing
      }
    </li>`;
  }

  /** A text whose encoding could not be told, or was told wrongly, may be readable in another one. */
  #otherEncodings(job: Job) {
    const { file, problem } = job;
    if (file === null || !['encoding', 'encoding-cut', 'audit-not-a-report'].includes(problem?.code ?? '') || !/\.(txt|text|md|csv|tsv)$/i.test(file.name))
      return nothing;
    const { encoding, detected } = this.words;
    return html`<span>${detected.encodingSwitch}${this.words.colon}</span
      >${ENCODINGS.map((one) => html`<button @click=${() => void this.app.opening.open([file], one)}>${encoding[one]}</button>`)}`;
  }

  #step(job: Job): string {
    const { jobs } = this.words;
    if (job.step !== 'done' || job.counts === null) return jobs[job.step === 'done' ? 'doneClean' : job.step];
    const { violated, rounding, checks } = job.counts;
    if (checks === 0) return jobs.unchecked;
    return violated === 0 && rounding === 0 ? jobs.doneClean : jobs.done(violated, rounding);
  }

  #action(job: Job) {
    const { jobs } = this.words;
    if (!hasEnded(job)) return html`<button aria-label=${jobs.cancelOf(job.name)} @click=${() => job.cancel.abort()}>${jobs.cancel}</button>`;
    const { session } = job;
    if (session === null) return nothing;
    const unchecked = job.counts?.checks === 0;
    return html`<button @click=${() => this.app.openSession(session, unchecked ? 'detected' : 'report')}>${unchecked ? jobs.name : jobs.show}</button>`;
  }

  #problem(job: Job): TemplateResult {
    const { words } = this;
    if (job.problem === null) return html``;
    const told = tell(job.problem, words, this.language);
    return html`<dl>
      <dt>${words.problem.what}</dt>
      <dd>${told.what}</dd>
      ${
        told.where
          ? html`<dt>${words.problem.where}</dt>
              <dd>${told.where}</dd>`
          : nothing
      }
      <dt>${words.problem.todo}</dt>
      <dd>${told.todo}</dd>
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-jobs': GoujiJobs;
  }
}
