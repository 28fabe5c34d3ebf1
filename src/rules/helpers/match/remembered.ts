/** Longer texts are rarely met twice. */
const MAX_LENGTH = 80;
const MAX_ANSWERS = 5_000;

/**
 * Answers about a text from memory where it was asked before: names and short values come again in
 * file after file. `of` must depend on the text alone, and nobody may change what it gives.
 */
export function remembered<Answer>(of: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (text.length > MAX_LENGTH) return of(text);
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as Answer;
    if (answers.size >= MAX_ANSWERS) answers.clear();
    const answer = of(text);
    answers.set(text, answer);
    return answer;
  };
}
