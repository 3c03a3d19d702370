import type { BuiltInExchange } from '../built-in.ts';
import { CLOUD_API, IN_PROCESS } from './routes.ts';

const STEP_3 = 'Deployment scenarios, standard data flow, step 3';
const KANIKO = 'zenml 0.98.0 integrations/kaniko/image_builders/kaniko_image_builder.py:95-330';
const CLOUD_BUILDERS =
  'zenml 0.98.0 integrations/aws/image_builders/aws_image_builder.py:155-268, integrations/gcp/image_builders/gcp_image_builder.py';

export const BUILDERS = `${KANIKO}; ${CLOUD_BUILDERS}`;

const BASE_IMAGE = { text: 'base image', dataClass: 'image' } as const;

/** Runs whose image is not built on the machine of the client. */
export const AT_A_BUILDER = { imageBuild: ['cluster', 'cloud'] } as const;

/** The build of the image: what it needs, from whom, and where it happens. */
export const BUILD_IMAGE = [
  {
    id: 'build-image',
    phase: 'image-and-workload-submission',
    title: 'Build the Docker image',
    messages: [
      {
        ...CLOUD_API,
        id: 'build-image.pod',
        from: 'client',
        to: 'cluster-api',
        opener: 'sender',
        label: 'Start the builder pod',
        items: [
          { text: 'pod that runs the Kaniko executor', dataClass: 'control' },
          { text: 'Dockerfile and Python requirements', dataClass: 'image' },
        ],
        endpoint: 'kubectl run, with the build context on its standard input',
        auth: 'kubectl context of the client',
        credential: 'orchestrator-token',
        narration: 'The client asks your cluster for a pod that builds the image, and sends along what it builds from.',
        note: 'With store_context_in_artifact_store=True the build context goes to the artifact store instead.',
        evidence: 'documented',
        source: KANIKO,
        durationMs: 900,
        failure: 'remote-build',
        when: { imageBuild: 'cluster' },
        variants: [
          { in: { stack: 'kubernetes' }, port: 6443 },
          {
            in: { code: 'image' },
            items: [
              { text: 'pod that runs the Kaniko executor', dataClass: 'control' },
              { text: 'Dockerfile and Python requirements', dataClass: 'image' },
              { text: 'your source code', dataClass: 'code' },
            ],
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'build-image.context',
        from: 'client',
        to: 'artifact-store',
        opener: 'sender',
        label: 'Upload the build context',
        items: [{ text: 'Dockerfile and Python requirements', dataClass: 'image' }],
        endpoint: 'object store API, write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The client uploads what the image is built from to your artifact store.',
        evidence: 'documented',
        source: CLOUD_BUILDERS,
        durationMs: 900,
        failure: 'code-upload',
        when: { imageBuild: 'cloud' },
        variants: [
          {
            in: { code: 'image' },
            items: [
              { text: 'Dockerfile and Python requirements', dataClass: 'image' },
              { text: 'your source code', dataClass: 'code' },
            ],
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'build-image.order',
        from: 'client',
        to: 'image-builder',
        opener: 'sender',
        label: 'Start the build',
        items: [
          { text: 'where the build context lies', dataClass: 'control', mark: 'name' },
          { text: 'name of the image', dataClass: 'control', mark: 'name' },
        ],
        endpoint: 'API of the build service',
        auth: 'credential of the connector',
        credential: 'store-token',
        narration: 'The client asks the build service of your cloud account to build the image.',
        evidence: 'documented',
        source: CLOUD_BUILDERS,
        durationMs: 800,
        failure: 'remote-build',
        when: { imageBuild: 'cloud' },
        variants: [
          {
            in: { stack: 'aws' },
            note: 'The build signs in to the registry with its own role. With implicit_container_registry_auth=False it is given the registry token, in its environment.',
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'build-image.fetch',
        from: 'artifact-store',
        to: 'image-builder',
        opener: 'receiver',
        label: 'Read the build context',
        items: [{ text: 'Dockerfile and Python requirements', dataClass: 'image' }],
        endpoint: 'object store API, read',
        auth: 'role of the build service',
        credential: 'service-account',
        narration: 'The build service reads from your artifact store what it builds the image from.',
        evidence: 'documented',
        source: CLOUD_BUILDERS,
        durationMs: 800,
        failure: 'remote-build',
        when: { imageBuild: 'cloud' },
        variants: [
          {
            in: { code: 'image' },
            items: [
              { text: 'Dockerfile and Python requirements', dataClass: 'image' },
              { text: 'your source code', dataClass: 'code' },
            ],
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'build-image.base',
        from: 'base-image-registry',
        to: 'client',
        opener: 'receiver',
        label: 'Pull the base image',
        items: [{ text: 'layers of the base image, zenmldocker/zenml', dataClass: 'image' }],
        endpoint: 'docker pull',
        auth: 'none',
        narration: 'The build pulls the image that yours is based on from Docker Hub.',
        note: 'Only when it is not there yet. Docker Hub learns the name of the image and the address of your network.',
        evidence: 'documented',
        source: 'zenml 0.98.0 utils/pipeline_docker_image_builder.py:60, 731',
        durationMs: 1000,
        failure: 'base-image',
        variants: [
          { in: AT_A_BUILDER, to: 'image-builder' },
          {
            in: { packages: 'mirror' },
            auth: 'pull rights at your mirror',
            narration: 'The build pulls the image that yours is based on from your own mirror.',
            note: 'With parent_image in the Docker settings.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...CLOUD_API,
        id: 'build-image.packages',
        from: 'package-index',
        to: 'client',
        opener: 'receiver',
        label: 'Install the packages',
        items: [{ text: 'Python packages', dataClass: 'image' }],
        endpoint: 'pip or uv, index and files',
        auth: 'none',
        narration: 'The build installs the Python packages that your steps need from PyPI.',
        note: 'The index learns which packages and versions you use. Packages of the operating system come from its own mirrors, if you ask for any.',
        evidence: 'documented',
        source: 'zenml 0.98.0 utils/pipeline_docker_image_builder.py; config/docker_settings.py',
        durationMs: 1000,
        failure: 'package-index',
        variants: [
          { in: AT_A_BUILDER, to: 'image-builder' },
          {
            in: { packages: 'mirror' },
            auth: 'credential of your index',
            narration: 'The build installs the Python packages that your steps need from your own index.',
            evidence: 'inferred',
          },
        ],
      },
      {
        ...IN_PROCESS,
        id: 'build-image.build',
        from: 'client',
        to: 'client',
        opener: 'sender',
        label: 'Build the image',
        items: [
          BASE_IMAGE,
          { text: 'Python requirements; no code, as a code repository is configured', dataClass: 'image' },
          { text: 'registry token, for docker login', dataClass: 'credentials', mark: 'secret' },
        ],
        endpoint: 'docker build, with the local Docker daemon',
        narration: 'The client builds a Docker image with the packages that your steps need.',
        evidence: 'stated',
        source: `${STEP_3}; zenml 0.98.0 image_builders/local_image_builder.py`,
        durationMs: 1600,
        failure: 'docker-build',
        variants: [
          {
            in: { code: 'artifact-store' },
            items: [
              BASE_IMAGE,
              { text: 'Python requirements; no code', dataClass: 'image' },
              { text: 'registry token, for docker login', dataClass: 'credentials', mark: 'secret' },
            ],
          },
          {
            in: { code: 'image' },
            items: [
              BASE_IMAGE,
              { text: 'Python requirements', dataClass: 'image' },
              { text: 'your source code', dataClass: 'code' },
              { text: 'registry token, for docker login', dataClass: 'credentials', mark: 'secret' },
            ],
            narration: 'The client builds a Docker image with the packages that your steps need, and with your code.',
          },
          {
            in: AT_A_BUILDER,
            from: 'image-builder',
            to: 'image-builder',
            items: [BASE_IMAGE, { text: 'Python requirements; no code', dataClass: 'image' }],
            endpoint: 'docker build, by the build service',
            narration: 'The builder makes a Docker image with the packages that your steps need.',
            source: BUILDERS,
            evidence: 'documented',
            failure: 'remote-build',
          },
          {
            in: { ...AT_A_BUILDER, code: 'image' },
            items: [
              BASE_IMAGE,
              { text: 'Python requirements', dataClass: 'image' },
              { text: 'your source code', dataClass: 'code' },
            ],
            narration: 'The builder makes a Docker image with the packages that your steps need, and with your code.',
          },
          { in: { imageBuild: 'cluster' }, endpoint: 'Kaniko executor, without a Docker daemon' },
        ],
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
