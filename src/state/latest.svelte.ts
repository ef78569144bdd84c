/**
 * The latest answer to a question that is asked again whenever what it reads changes; undefined before the first, and while
 * there is no question. Answers to earlier questions are dropped, and their signals raised. To be called where a component
 * begins.
 */
export function latest<T>(ask: (signal: AbortSignal) => Promise<T | undefined> | undefined): {
  readonly answer: T | undefined;
} {
  let answer = $state.raw<T>();
  $effect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const asking = ask(signal) ?? Promise.resolve(undefined);
    void asking.then((value) => {
      if (!signal.aborted) answer = value;
    });
    return () => controller.abort();
  });
  return {
    get answer() {
      return answer;
    },
  };
}
