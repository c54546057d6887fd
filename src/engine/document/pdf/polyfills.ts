/**
 * What pdf.js calls and neither Chromium 109 nor Node 20 has. Must be imported before pdf.js: without them it does not
 * fail, it silently loses things.
 */
interface Resolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: unknown) => void;
}

function withResolvers<T>(this: PromiseConstructor): Resolvers<T> {
  const resolvers = {} as Resolvers<T>;
  resolvers.promise = new this<T>((resolve, reject) => {
    resolvers.resolve = resolve;
    resolvers.reject = reject;
  });
  return resolvers;
}

function transferToFixedLength(this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
  const copy = new ArrayBuffer(length);
  new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return copy;
}

function provide(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

provide(Promise, 'withResolvers', withResolvers);
provide(ArrayBuffer.prototype, 'transferToFixedLength', transferToFixedLength);
