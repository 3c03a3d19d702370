import type { OptionSpec } from '../model/types.ts';

/** What a saved snapshot or schedule runs has its image already. */
export const ONLY_WHERE_BUILT = {
  appliesWhen: { trigger: ['sdk'] },
  otherwise: 'This run builds nothing: its image was built when the snapshot, or the schedule, was saved.',
} as const;

/** How your code and what it needs get to the steps. */
export const OPTIONS_OF_CODE = [
  {
    kind: 'choice',
    name: 'code',
    key: 'code',
    group: 'infrastructure',
    label: 'Where code goes',
    hint: 'how your code gets to the steps',
    values: [
      {
        id: 'repository',
        value: 'repository',
        label: 'code repository',
        hint: 'No archive is uploaded: the steps download the commit from your Git host. The source text of pipeline and steps still goes to the workspace.',
      },
      {
        id: 'artifact-store',
        value: 'artifact-store',
        label: 'artifact store',
        hint: 'The client uploads an archive. The deployment page names the container registry for code without a repository; in zenml 0.98.0 the archive is the default.',
      },
      {
        id: 'image',
        value: 'image',
        label: 'in the image',
        hint: 'The code is part of the Docker image in your container registry.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'code-host',
    key: 'codeHost',
    group: 'infrastructure',
    // Code that is not in a repository is fetched from elsewhere.
    appliesWhen: { code: ['repository'] },
    label: 'Git host',
    hint: 'who runs what your code is versioned with',
    values: [
      {
        id: 'github',
        value: 'github',
        label: 'github.com',
        hint: 'A third party: the steps download your code from it.',
      },
      {
        id: 'gitlab',
        value: 'gitlab',
        label: 'gitlab.com',
        hint: 'A third party: the steps download your code from it.',
        needs: { code: ['repository'] },
        because: 'Only code in a repository has a Git host.',
      },
      {
        id: 'own',
        value: 'own',
        label: 'your own',
        hint: 'A Git host in your infrastructure, such as GitLab or GitHub Enterprise Server: the code never leaves it.',
        needs: { code: ['repository'] },
        because: 'Only code in a repository has a Git host.',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'packages',
    key: 'packages',
    group: 'infrastructure',
    ...ONLY_WHERE_BUILT,
    label: 'Base images and packages',
    hint: 'where the build gets them from',
    values: [
      {
        id: 'public',
        value: 'public',
        label: 'Docker Hub and PyPI',
        hint: 'Third parties, which whoever builds the image must be able to reach.',
      },
      {
        id: 'mirror',
        value: 'mirror',
        label: 'mirrors of your own',
        hint: 'A registry and a package index in your infrastructure: the build needs no way out of it.',
      },
    ],
  },
] as const satisfies readonly OptionSpec[];
