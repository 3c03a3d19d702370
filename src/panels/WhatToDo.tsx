import type { Advice } from '../views/failing.ts';
import { EvidenceTag } from './EvidenceTag.tsx';

/** Where a failure shows, what to do about it, and who says so. */
export function WhatToDo({ guidance: { look, fix, evidence, source } }: { readonly guidance: Advice }) {
  return (
    <dl className="what-to-do">
      <dt>Look at</dt>
      <dd>
        <ul>
          {look.map(({ where, what }) => (
            <li key={where}>
              <strong>{where}:</strong> {what}
            </li>
          ))}
        </ul>
      </dd>
      <dt>Do</dt>
      <dd>{fix}</dd>
      <dt>Source</dt>
      <dd className="drawer-muted">
        <EvidenceTag evidence={evidence} /> {source}
      </dd>
    </dl>
  );
}
