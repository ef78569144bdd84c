/**
 * The latest answer to a question that is asked again whenever what it reads changes; undefined before the first, and while
 * there is no question. Answers to earlier questions are dropped. To be called where a component begins.
 */
export function latest<T>(ask: () => Promise<T | undefined> | undefined): {
  readonly answer: T | undefined;
} {
  let answer = $state.raw<T>();
  $effect(() => {
    let stale = false;
    const asking = ask() ?? Promise.resolve(undefined);
    void asking.then((value) => {
      if (!stale) answer = value;
    });
    return () => (stale = true);
  });
  return {
    get answer() {
      return answer;
    },
  };
}
