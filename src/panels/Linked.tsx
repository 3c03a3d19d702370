import type { PageLink } from '../catalogue/index.ts';

interface LinkedProps {
  readonly text: string;
  /** Each at the first place of its words in what is left of the text. */
  readonly links: readonly PageLink[];
}

/** A text of the deployment page with its links, which open a tab of their own. Nothing is fetched before a click. */
export function Linked({ text, links }: LinkedProps) {
  const [link, ...others] = links;
  const start = link === undefined ? -1 : text.indexOf(link.text);
  if (link === undefined || start < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, start)}
      <a className="page-link" href={link.href} target="_blank" rel="noreferrer" title="Opens a new tab">
        {link.text}
      </a>
      <Linked text={text.slice(start + link.text.length)} links={others} />
    </>
  );
}
