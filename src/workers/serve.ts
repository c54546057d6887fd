import { TAG, faultOf } from './messages.js';

/** Answers each request of the page; whatever is thrown becomes a fault, so that the page never waits in vain. */
export function serve<Request extends { tag: string }, Answer>(handle: (request: Request) => Promise<Answer>): void {
  self.addEventListener('message', (event: MessageEvent) => {
    const request = event.data as Request | null;
    if (request?.tag !== TAG) return;
    void handle(request)
      .catch(faultOf)
      .then((answer) => self.postMessage(answer));
  });
}
