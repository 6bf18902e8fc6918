/** What went wrong, said as soon as it has. */
export const Problem = ({ text }: { text: string }) => (
  <div role="alert">{text !== '' && <p className="panel-bad">{text}</p>}</div>
)
