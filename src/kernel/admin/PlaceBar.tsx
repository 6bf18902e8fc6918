import type { Place } from './place'
import './place.css'

interface PlaceBarProps {
  place: Place
  labels: {
    /** What the pages have in common. */
    pages: string
    community: string
    show: string
  }
  /** Addresses within the panel, without the community. */
  pages: readonly { path: string; text: string; isCurrent: boolean }[]
}

/** Which community a view of the panel is about, and the pages beside it. */
export const PlaceBar = ({ place: { community, managed }, labels, pages }: PlaceBarProps) => (
  <nav className="place-bar" aria-label={labels.pages}>
    {managed.length > 1 ? (
      <form method="get">
        <label>
          <span>{labels.community}</span>
          <select name="c" defaultValue={community.slug}>
            {managed.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{labels.show}</button>
      </form>
    ) : (
      <strong>{community.name}</strong>
    )}
    <ul>
      {pages.map(({ path, text, isCurrent }) => (
        <li key={path}>
          <a
            href={`${path}?c=${community.slug}`}
            {...(isCurrent && { 'aria-current': 'page' as const })}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
