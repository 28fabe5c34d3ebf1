interface Props {
  html: string;
  className?: string;
}

export function RichText({ html, className }: Props) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />; // !alert xss-dangerously-set-inner-html
}
