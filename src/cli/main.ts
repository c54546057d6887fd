import { run } from './run.js';

/** Waits until the text is handed over, so that a slow reader of a pipe gets all of it; a closed pipe (head, less) is no failure. */
function writer(stream: NodeJS.WriteStream): (text: string) => Promise<boolean> {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return (text) =>
    new Promise((resolve) => {
      if (!open) return resolve(false);
      stream.write(text, (error) => resolve(!error));
    });
}

// No process.exit: it would cut off what is still being written.
process.exitCode = await run(process.argv.slice(2), { out: writer(process.stdout), err: writer(process.stderr) });
