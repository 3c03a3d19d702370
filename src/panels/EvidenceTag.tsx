import type { EvidenceId } from '../../machines/model.ts';

const EVIDENCE = {
  stated: { label: 'stated', meaning: 'The deployment page says it.' },
  documented: { label: 'documented', meaning: 'Other documentation or the source code says it.' },
  recorded: { label: 'recorded', meaning: 'Seen in the traffic of a real run of zenml 0.98.' },
  inferred: { label: 'inferred', meaning: 'Deduced from what the sources say.' },
  illustrative: { label: 'illustrative', meaning: 'Chosen so that you can follow; not measured.' },
} as const satisfies Record<EvidenceId, { label: string; meaning: string }>;

/** How sure we are of something, with the meaning of the word on hover. */
export function EvidenceTag({ evidence }: { readonly evidence: EvidenceId }) {
  const { label, meaning } = EVIDENCE[evidence];
  return (
    <span className="evidence" data-evidence={evidence} title={meaning}>
      {label}
    </span>
  );
}
