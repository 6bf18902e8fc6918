import type { ArticlePage } from '../operations/readArticles'

/** The pictures of an article, each a way to itself in full. */
export const ArticlePictures = ({ pictures }: Pick<ArticlePage, 'pictures'>) =>
  pictures.map(({ id, url, alt, width, height }) => (
    <a key={id} href={url} className="mt-5 block w-fit">
      {/* It is for this person alone: no optimiser may fetch it. */}
      <img
        src={url}
        alt={alt.text}
        lang={alt.language}
        width={width ?? undefined}
        height={height ?? undefined}
        loading="lazy"
        className="rounded-control h-auto max-w-full"
      />
    </a>
  ))
