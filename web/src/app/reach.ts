// Whether the server can be reached, asked where a part of the page did not come.

const PATIENCE_MS = 3_000;

/** A page's part did not come because the server cannot be reached. */
export class Unreached extends Error {}

export const reached = () =>
  fetch("/", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    () => true,
    () => false,
  );

/**
 * The same loader, failing in two ways: where a part is gone (a newer build) as it did, and the
 * router loads the window anew. Without a line it must not: that would leave a dead window.
 */
export const toldApart =
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> => {
    try {
      return await load();
    } catch (thrown) {
      if (await reached()) throw thrown;
      throw new Unreached("the server cannot be reached");
    }
  };
