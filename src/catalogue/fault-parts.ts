import type { FailureSpec, Requirement } from '../model/types.ts';

/** What several of the faults have in common. */

export const FROM_SCRIPT: Requirement = { trigger: ['sdk'] };
export const FROM_DASHBOARD: Requirement = { trigger: ['dashboard'] };
export const FROM_SCHEDULE: Requirement = { trigger: ['schedule'] };
/** Docker beside the client builds and pushes. */
export const BUILT_BY_CLIENT: Requirement = { ...FROM_SCRIPT, imageBuild: ['local'] };
/** What leaves your network passes a proxy of yours that reads it. */
export const THROUGH_PROXY: Requirement = { network: ['proxy'] };
/** Somebody has submitted it, so the workspace has the run before anything of it starts. */
export const SUBMITTED: Requirement = { trigger: ['sdk', 'dashboard'] };
export const ON_KUBERNETES: Requirement = { stack: ['aws', 'kubernetes'] };
/** Where connectors hand out what the cloud issues for the occasion. */
export const WITH_SHORT_LIVED: Requirement = { stack: ['aws', 'gcp'], credentials: ['short-lived'] };

/** The workload managers that start the runner job as a pod. */
export const RUNNER_IN_A_POD = { workloadManager: ['kubernetes', 'gcp'] } as const;

/** What a client of ZenML says of a certificate that no CA of its list has signed. */
export const CERTIFICATE_REFUSED =
  'Cannot connect to the ZenML server at (the address of the workspace). Cause: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain.';

/** An answer that is a refusal: trying again would not help. */
export const refusal = (error: string, source: string, rest: Partial<FailureSpec> = {}): FailureSpec => ({
  retries: 0,
  tolerated: false,
  reported: false,
  error,
  evidence: 'documented',
  source,
  ...rest,
});
