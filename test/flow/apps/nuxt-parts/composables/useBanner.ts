export const useBanner = () => ({ write: (text: string) => document.write(text), count: (text: string) => document.write(String(text.length)) }); // !alert xss-dangerously-set-inner-html
