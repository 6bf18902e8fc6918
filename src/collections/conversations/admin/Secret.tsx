/** The mark of a conversation that is kept sealed: a lock, and the word. */
export const Secret = ({ text }: { text: string }) => (
  <span className="inbox-secret">
    <svg viewBox="0 0 24 24" aria-hidden="true" width="14" height="14">
      <path
        d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
    </svg>
    {text}
  </span>
)
