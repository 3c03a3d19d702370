import type { EvidenceId, OwnerId, ScenarioId } from '../../machines/model.ts';
import { type PageLink, STACKS_URL, siblingPage } from './links.ts';
import { type ComparisonRowId, QUICK_COMPARISON } from './quick-comparison.ts';

/** One line of "What runs where". */
export interface PlaceFact {
  readonly what: string;
  readonly where: string;
  /** Who runs that place. */
  readonly owner: OwnerId;
  readonly link?: PageLink;
}

/** All that the page says about one scenario, in the page's words without its emoji. */
export interface ScenarioFacts {
  readonly id: ScenarioId;
  readonly title: string;
  readonly chooseIf: string;
  readonly runsWhere: readonly PlaceFact[];
  readonly keyBenefits: readonly string[];
  readonly idealFor: string;
  readonly setupTime: string;
  readonly maintenance: string;
  readonly bestFor: string;
  /** From "Deployment-Specific Differences". */
  readonly difference: string;
  readonly learnMore: PageLink;
  readonly source: string;
}

export interface NextStep {
  readonly question: string;
  readonly action: PageLink;
  /** The scenario that the step leads to; null when it is not about one. */
  readonly scenario: ScenarioId | null;
}

/** What a footnote can stand at: a field of the scenario's facts, a row of the quick comparison, or a shared fact. */
export type FootnotePlace =
  | keyof Pick<ScenarioFacts, 'title' | 'difference'>
  | Extract<ComparisonRowId, 'setup-time' | 'compute-and-data'>
  | keyof Pick<typeof SHARED_FACTS, 'dashboardRuns'>;

/** Where other documentation or the source code says more or something else than the page. The page wins. */
export interface Footnote {
  readonly id: string;
  readonly place: FootnotePlace;
  readonly scenarios: readonly ScenarioId[];
  /** The page's own words that the footnote is about. */
  readonly pageSays: string;
  readonly text: string;
  readonly evidence: EvidenceId;
  readonly source: string;
}

const SCENARIO_SOURCE = 'Deployment scenarios, which scenario is right for you, and deployment-specific differences';

const YOURS: Pick<PlaceFact, 'where' | 'owner' | 'link'> = {
  where: 'Your infrastructure',
  owner: 'you',
  link: { text: 'Your infrastructure', href: STACKS_URL },
};

const tableFacts = (scenario: ScenarioId) => ({
  setupTime: QUICK_COMPARISON['setup-time'].cells[scenario],
  maintenance: QUICK_COMPARISON.maintenance.cells[scenario],
  bestFor: QUICK_COMPARISON['best-for'].cells[scenario],
});

export const SCENARIO_FACTS: { readonly [Id in ScenarioId]: ScenarioFacts & { readonly id: Id } } = {
  saas: {
    id: 'saas',
    title: 'SaaS Deployment',
    chooseIf: 'Choose SaaS if you want to get started immediately with zero infrastructure overhead.',
    runsWhere: [
      { what: 'ZenML Server', where: 'ZenML infrastructure', owner: 'zenml' },
      { what: 'Metadata and RBAC', where: 'ZenML infrastructure', owner: 'zenml' },
      { what: 'Compute and Data', ...YOURS },
    ],
    keyBenefits: [
      'Fastest setup (minutes)',
      'Fully managed by ZenML',
      'Immediate production readiness',
      'Minimal operational overhead',
    ],
    idealFor:
      'Startups, teams prioritizing time-to-value and operational simplicity, organizations comfortable leveraging managed cloud services.',
    ...tableFacts('saas'),
    difference: 'Metadata is stored in ZenML infrastructure. Your ML data and compute remain in your infrastructure.',
    learnMore: siblingPage('Learn more about SaaS deployment →', 'saas-deployment.md'),
    source: SCENARIO_SOURCE,
  },
  hybrid: {
    id: 'hybrid',
    title: 'Hybrid SaaS Deployment',
    chooseIf:
      'Choose Hybrid if you need to keep sensitive metadata in your infrastructure while benefiting from centralized user management.',
    runsWhere: [
      { what: 'ZenML Control Plane', where: 'ZenML infrastructure', owner: 'zenml' },
      { what: 'ZenML Pro UI', where: 'ZenML infrastructure', owner: 'zenml' },
      { what: 'ZenML Pro Server', where: 'Your infrastructure', owner: 'you' },
      { what: 'RBAC', where: 'ZenML infrastructure', owner: 'zenml' },
      { what: 'Run metadata', where: 'Your infrastructure', owner: 'you' },
      { what: 'Compute and Data', ...YOURS },
    ],
    keyBenefits: [
      'Metadata stays in your infrastructure',
      'Centralized user management',
      'Balance of control and convenience',
      'Control plane and UI fully maintained and patched by ZenML',
      'Day 1 production ready',
    ],
    idealFor:
      'Organizations with security policies requiring metadata sovereignty, teams wanting simplified identity management without full infrastructure control.',
    ...tableFacts('hybrid'),
    difference:
      'Metadata and control plane are split — authentication/RBAC happens at ZenML control plane, but all run metadata, artifacts, and compute stay in your infrastructure.',
    learnMore: siblingPage('Learn more about Hybrid deployment →', 'hybrid-deployment.md'),
    source: SCENARIO_SOURCE,
  },
  'on-prem': {
    id: 'on-prem',
    title: 'Full On-Prem Deployment',
    chooseIf: 'Choose Full On-Prem if you need complete control with no external dependencies.',
    runsWhere: [{ what: 'All components', ...YOURS, where: 'Your infrastructure (completely isolated)' }],
    keyBenefits: [
      'Complete data sovereignty',
      'No external network dependencies',
      'Maximum security posture',
      'Full audit trail control',
    ],
    idealFor:
      'Regulated industries (healthcare, finance, defense), government organizations, enterprises with strict data residency requirements, environments requiring offline operation.',
    ...tableFacts('on-prem'),
    difference:
      'All components (control plane, metadata, authentication, compute) run entirely within your infrastructure with zero external dependencies.',
    learnMore: siblingPage('Learn more about Full On-Prem deployment →', 'air-gapped-deployment.md'),
    source: SCENARIO_SOURCE,
  },
};

/** What the page says about all three scenarios. */
export const SHARED_FACTS = {
  intro: {
    text: "ZenML Pro offers three flexible deployment options to match your organization's security, compliance, and operational needs. This page helps you understand the differences and choose the right scenario for your use case.",
    source: 'Deployment scenarios, introduction',
  },
  clientSdk: {
    text: 'In all of these cases the client sdk that you pip install into your development environment is the same one: the zenml package on PyPI',
    // The page names the package without an address.
    links: [{ text: 'zenml package on PyPI', href: 'https://pypi.org/project/zenml/' }],
    source: 'Deployment scenarios, hint below the quick comparison',
  },
  differences: {
    text: 'All three deployment scenarios follow a similar pipeline execution pattern, with differences in where authentication happens and where data resides:',
    source: 'Deployment scenarios, common pipeline execution data flow',
  },
  security: {
    lead: 'All ZenML Pro deployments include:',
    includes: [
      'SOC 2 Type II certification',
      'ISO 27001 certification',
      'Vulnerability Assessment Reports available on request',
      'Software Bill of Materials (SBOM) available on request',
    ],
    documentation:
      'For software deployed on your infrastructure (Hybrid and Full On-Prem scenarios), ZenML provides comprehensive security documentation to support your compliance requirements.',
    source: 'Deployment scenarios, security & compliance',
  },
  dashboardRuns: {
    title: 'Running Pipelines from the Dashboard',
    text: 'All deployment scenarios support running pipeline snapshots from the dashboard through workload managers. Workload managers are built into the ZenML Pro server and can be configured to orchestrate pipeline execution on your Kubernetes cluster, AWS ECS, or GCP infrastructure.',
    links: [siblingPage('workload managers', 'workload-managers.md')],
    learnMore: siblingPage('Understanding Workload Managers', 'workload-managers.md'),
    targets: ['Kubernetes cluster', 'AWS ECS', 'GCP infrastructure'],
    source: 'Deployment scenarios, running pipelines from the dashboard',
  },
  undecided: {
    text: 'Not sure which option is right for you? Book a call with our team to discuss your specific requirements.',
    links: [{ text: 'Book a call', href: 'https://www.zenml.io/book-your-demo' }],
    source: 'Deployment scenarios, hint below the next steps',
  },
} as const;

/** The page's "Next Steps". What they lead to stands beside the page. */
export const NEXT_STEPS: readonly NextStep[] = [
  {
    question: 'Ready to start?',
    action: siblingPage('Choose SaaS Deployment', 'saas-deployment.md'),
    scenario: 'saas',
  },
  {
    question: 'Need metadata control?',
    action: siblingPage('Set up Hybrid Deployment', 'hybrid-deployment.md'),
    scenario: 'hybrid',
  },
  {
    question: 'Require complete isolation?',
    action: siblingPage('Configure Full On-Prem Deployment', 'air-gapped-deployment.md'),
    scenario: 'on-prem',
  },
  {
    question: 'Deploying on your own infrastructure?',
    action: siblingPage('See Self-hosted Deployment Guide', 'self-hosted.md'),
    scenario: null,
  },
  {
    question: 'Want to run pipelines from the dashboard?',
    action: siblingPage('Configure Workload Managers', 'workload-managers.md'),
    scenario: null,
  },
];

export const NEXT_STEPS_SOURCE = 'Deployment scenarios, next steps';

export const FOOTNOTES: readonly Footnote[] = [
  {
    id: 'name',
    place: 'title',
    scenarios: ['on-prem'],
    pageSays: 'Full On-Prem Deployment',
    text: 'Newer documentation calls this scenario "Self-hosted".',
    evidence: 'documented',
    source: 'zenml-pro/scenarios.md@2134db27',
  },
  {
    id: 'setup-time',
    place: 'setup-time',
    scenarios: ['saas', 'hybrid', 'on-prem'],
    pageSays: 'Setup Time',
    text: 'Other pages give rougher figures: "Minutes / Hours / Days" for the three scenarios, and "Days/Weeks" for Full On-Prem.',
    evidence: 'documented',
    source: 'zenml-pro/saas-deployment.md@053f5893, self-hosted-deployment.md@2c9bda45',
  },
  {
    id: 'store-access',
    place: 'compute-and-data',
    scenarios: ['saas'],
    pageSays: 'Your infrastructure through stacks',
    text: 'Step logs, visualizations and artifact downloads in the dashboard make the ZenML server read your artifact store. The newer SaaS page calls this access optional: you must whitelist ZenML for it.',
    evidence: 'documented',
    source:
      'zenml-pro/saas-deployment.md@c9a79965; zenml 0.98.0 zen_server/routers/runs_endpoints.py, artifact_version_endpoints.py',
  },
  {
    id: 'control-plane-data',
    place: 'difference',
    scenarios: ['hybrid'],
    pageSays: 'authentication/RBAC happens at ZenML control plane',
    text: 'The Hybrid page says that only authentication and authorization data flows to the control plane. The workspace also sends usage events, entitlement checks, ids of resources and its own status; the client and the server send telemetry to ZenML unless you opt out.',
    evidence: 'documented',
    source:
      'zenml-pro/hybrid-deployment.md@2cd08320; zenml 0.98.0 zen_server/feature_gate/zenml_cloud_feature_gate.py, rbac/zenml_cloud_rbac.py, cloud_utils.py',
  },
  {
    id: 'analytics',
    place: 'difference',
    scenarios: ['on-prem'],
    pageSays: 'within your infrastructure with zero external dependencies',
    text: 'The client and the server send telemetry to analytics.zenml.io unless you opt out, for each of them separately.',
    evidence: 'documented',
    source: 'zenml 0.98.0 constants.py:203, 340; helm/README.md:97',
  },
  {
    id: 'runner-place',
    place: 'dashboardRuns',
    scenarios: ['saas'],
    pageSays: 'orchestrate pipeline execution on your Kubernetes cluster, AWS ECS, or GCP infrastructure',
    text: 'So the runner job is drawn in your infrastructure. A page about self-hosted workspaces starts it in the cluster of the workspace server, which in SaaS would be at ZenML.',
    evidence: 'documented',
    source: 'zenml-pro/workload-managers.md@02e53c86; deploy-workspace-snapshots.md@04a74606',
  },
  {
    id: 'workload-manager-targets',
    place: 'dashboardRuns',
    scenarios: ['saas', 'hybrid', 'on-prem'],
    pageSays: 'your Kubernetes cluster, AWS ECS, or GCP infrastructure',
    text: 'Newer documentation lists workload managers for Kubernetes only, and says that workspace servers on AWS ECS or other platforms are currently not supported.',
    evidence: 'documented',
    source: 'zenml-pro/deploy-workspace-snapshots.md@04a74606',
  },
];
