import type { BuiltInExchange } from '../built-in.ts';
import { AT_A_BUILDER, BUILD_IMAGE, BUILDERS } from './build-image.ts';
import { CLOUD_API } from './routes.ts';

const STEP_3 = 'Deployment scenarios, standard data flow, step 3';

/** The first half of image and workload submission: what is built and uploaded before the workspace has a run. */
export const IMAGE = [
  ...BUILD_IMAGE,
  {
    id: 'push-image',
    phase: 'image-and-workload-submission',
    title: 'Push the image to your registry',
    messages: [
      {
        ...CLOUD_API,
        id: 'push-image.push',
        from: 'client',
        to: 'container-registry',
        opener: 'sender',
        label: 'Push the image',
        items: [
          { text: 'image layers', dataClass: 'image' },
          { text: 'tag; the registry returns the digest', dataClass: 'image' },
        ],
        endpoint: 'docker push',
        auth: 'registry token',
        credential: 'registry-token',
        narration:
          'The client pushes the image to your container registry, from your machine straight to your registry.',
        evidence: 'stated',
        source: `${STEP_3}; zenml 0.98.0 container_registries/base_container_registry.py:205-230`,
        durationMs: 1600,
        failure: 'docker-push',
        variants: [
          {
            in: { code: 'image' },
            items: [
              { text: 'image layers', dataClass: 'image' },
              { text: 'your source code, in a layer', dataClass: 'code' },
              { text: 'tag; the registry returns the digest', dataClass: 'image' },
            ],
            narration:
              'The client pushes the image, with your code inside, from your machine straight to your registry.',
            note: 'Later runs do not reuse an image that contains code.',
          },
          {
            in: AT_A_BUILDER,
            from: 'image-builder',
            auth: 'rights of the builder',
            credential: 'service-account',
            narration: 'The builder pushes the image to your container registry; it never was on your machine.',
            evidence: 'documented',
            source: BUILDERS,
            failure: 'remote-push',
          },
        ],
      },
    ],
  },
  {
    id: 'upload-code',
    phase: 'image-and-workload-submission',
    title: 'Upload the code',
    messages: [
      {
        ...CLOUD_API,
        id: 'upload-code.archive',
        from: 'client',
        to: 'artifact-store',
        opener: 'sender',
        label: 'Upload the code archive',
        items: [{ text: 'your source code as code_uploads/(hash).tar.gz', dataClass: 'code' }],
        endpoint: 'object store API, write',
        auth: 'artifact store token',
        credential: 'store-token',
        narration: 'The client uploads an archive of your code to your artifact store, unless it is there already.',
        note: 'The deployment page says that code without a repository goes to the container registry. That is the other way: code in the image.',
        evidence: 'documented',
        source:
          'zenml 0.98.0 utils/code_utils.py:202-245, config/docker_settings.py:239, pipelines/build_utils.py:690-730',
        durationMs: 1000,
        failure: 'code-upload',
      },
    ],
  },
] as const satisfies readonly BuiltInExchange[];
