import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { shared } from '../look/shared.js';
import { GoujiElement } from './base.js';
import { copyDiagnostics } from '../commands/copy.js';
import { exportList } from '../commands/export.js';

/** What the user must know about where the work is kept, and what can be done about it. */
@customElement('gouji-banner')
export class GoujiBanner extends GoujiElement {
  static override styles = [
    shared,
    css`
      .banner {
        display: flex;
        gap: 10px;
        align-items: baseline;
        flex-wrap: wrap;
        padding: 6px 14px;
        background: var(--near-bg);
        border-bottom: 1px solid var(--near);
      }
      .banner.calm {
        background: var(--accent-bg);
        border-color: var(--accent);
      }
      p {
        flex: 1 1 480px;
        max-width: 110ch;
      }
      button {
        background: var(--raised);
        border-color: var(--line-strong);
      }
    `,
  ];

  protected override watched() {
    const { app } = this;
    return [app.keeper.keeping, app.keeper.blocked, app.notice, app.desk.open, this.session?.readOnly];
  }

  override render() {
    const { app, words, session } = this;
    const { banner } = words;
    const keeping = app.keeper.keeping.value;
    const lines: (TemplateResult | typeof nothing)[] = [];
    if (app.keeper.blocked.value) lines.push(this.#line(banner.blocked, html`<button @click=${() => window.location.reload()}>${banner.reload}</button>`));
    if (keeping.kind === 'memory') {
      const gone = ['displaced', 'newer', 'upgrade'].includes(keeping.reason);
      lines.push(
        this.#line(
          banner[keeping.reason],
          html`${session ? html`<button @click=${() => exportList(app)}>${banner.export}</button>` : nothing}
          ${gone ? nothing : html`<button @click=${() => void app.keeper.retry()}>${banner.retry}</button>`}`,
        ),
      );
    }
    if (session?.readOnly.value) lines.push(this.#line(banner.readOnly, nothing, 'calm'));
    lines.push(this.#notice());
    return html`<div role="status">${lines}</div>`;
  }

  #notice(): TemplateResult | typeof nothing {
    const { app } = this;
    const { banner, problem } = this.words;
    const notice = app.notice.value;
    if (notice === null) return nothing;
    const close = html`<button @click=${() => (app.notice.value = null)}>${banner.close}</button>`;
    switch (notice.kind) {
      case 'file-not-kept':
        return this.#line(banner.fileNotKept, close);
      case 'absent':
        return this.#line(banner.absent(notice.count), close, 'calm');
      case 'session-gone':
        return this.#line(banner.sessionGone, close, 'calm');
      case 'taken':
        return this.#line(banner.taken, close, 'calm');
      case 'unexpected':
        return this.#line(banner.unexpected, html`<button @click=${() => copyDiagnostics(app, notice.problem)}>${problem.copy}</button>${close}`);
    }
  }

  #line(text: string, actions: TemplateResult | typeof nothing, tone = ''): TemplateResult {
    return html`<div class="banner ${tone}">
      <p>${text}</p>
      ${actions}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-banner': GoujiBanner;
  }
}
