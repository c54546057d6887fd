/** Who may edit a session: the first tab that opened it. Web Locks end with their tab, even when it is killed. */
export interface Lease {
  /** False when another tab has the session. */
  held: boolean;
  release(): void;
}

/** Tries to take the session; where another tab has it, `granted` is called once that tab lets go, and the lease is held from then on. */
export async function takeLease(session: string, granted: () => void): Promise<Lease> {
  const name = `gouji:${session}`;
  let letGo = (): void => undefined;
  const kept = new Promise<void>((resolve) => (letGo = resolve));
  const held = await new Promise<boolean>((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : kept;
      })
      .catch(reject);
  });
  if (held) return { held, release: letGo };

  const waiting = new AbortController();
  const lease: Lease = {
    held: false,
    release: () => {
      waiting.abort();
      letGo();
    },
  };
  navigator.locks
    .request(name, { signal: waiting.signal }, () => {
      lease.held = true;
      granted();
      return kept;
    })
    .catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    });
  return lease;
}
