import type { App } from '../state/app.js';

/** All files of a drop, those in dropped folders included, in the order of their names. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: the drop is empty afterwards.
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory === true)) return plain;
  const found: File[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, found);
  return found.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.isFile) {
    found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most a hundred entries at a time, and none when it is through.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await collect(child, found);
  }
}

let field: HTMLInputElement | null = null;

/** The browser's own dialog for choosing files. */
export function chooseFiles(app: App): void {
  // Kept in the page: a field that nobody holds may be gone before its dialog is answered.
  field?.remove();
  field = document.createElement('input');
  const chosen = field;
  chosen.type = 'file';
  chosen.multiple = true;
  chosen.hidden = true;
  chosen.addEventListener('change', () => void app.opening.open([...(chosen.files ?? [])]));
  document.body.append(chosen);
  chosen.click();
}

/** Files that were copied, or else a text long enough to be a report; never what is pasted into a field. */
export function pastedFiles(event: ClipboardEvent, name: string): File[] {
  const files = [...(event.clipboardData?.files ?? [])];
  const target = event.composedPath()[0];
  if (files.length > 0 || (target instanceof HTMLElement && ['INPUT', 'TEXTAREA'].includes(target.tagName))) return files;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return text.length < 200 ? [] : [new File([text], name, { type: 'text/plain' })];
}
