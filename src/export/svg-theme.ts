import type { DataClassId } from '../../machines/model.ts';

/** Roles of `src/app/tokens.css` that a picture needs. A file has no style sheet, so their values stand here again. */
export type ThemeRole =
  | 'canvas'
  | 'surface'
  | 'surface-sunken'
  | 'border'
  | 'text'
  | 'text-muted'
  | 'accent'
  | 'on-accent'
  | 'yours-zone'
  | 'yours-border'
  | 'yours-text'
  | 'yours-soft'
  | 'others-zone'
  | 'others-border'
  | 'others-text'
  | 'zenml-zone'
  | 'zenml-border'
  | 'zenml-text'
  | 'zenml-strong'
  | 'on-zenml-strong'
  | 'failed'
  | 'failed-soft'
  | 'channel'
  | 'on-class'
  | DataClassId;

export const THEME_IDS = ['light', 'dark'] as const;
export type ThemeId = (typeof THEME_IDS)[number];

export type Theme = Readonly<Record<ThemeRole, string>>;

/** Equal to `tokens.css`, which a test compares. */
export const SVG_THEMES: Readonly<Record<ThemeId, Theme>> = {
  light: {
    canvas: '#f7f8fa',
    surface: '#ffffff',
    'surface-sunken': '#eff1f4',
    border: '#e4e7ec',
    text: '#121826',
    'text-muted': '#566072',
    accent: '#171c28',
    'on-accent': '#ffffff',
    'yours-zone': '#e8f1f2',
    'yours-border': '#86cdc3',
    'yours-text': '#0f6e66',
    'yours-soft': '#dcf1ee',
    'others-zone': '#f6f1e7',
    'others-border': '#d9c69a',
    'others-text': '#7a4d06',
    'zenml-zone': '#eeeafa',
    'zenml-border': '#bfabef',
    'zenml-text': '#6d28d9',
    'zenml-strong': '#6d28d9',
    'on-zenml-strong': '#ffffff',
    failed: '#b42318',
    'failed-soft': '#fdecea',
    channel: '#c3cad5',
    'on-class': '#ffffff',
    code: '#1e40af',
    credentials: '#8a5206',
    identity: '#b01657',
    control: '#475569',
    'run-metadata': '#0369a1',
    logs: '#665c00',
    'artifact-data': '#15723a',
    image: '#b03a0b',
    ui: '#0b6e6e',
  },
  dark: {
    canvas: '#0b0d11',
    surface: '#12151b',
    'surface-sunken': '#1a1e26',
    border: '#252a34',
    text: '#f2f4f7',
    'text-muted': '#9ca6b6',
    accent: '#eef1f5',
    'on-accent': '#12151b',
    'yours-zone': '#0c1819',
    'yours-border': '#1e5c55',
    'yours-text': '#5eead4',
    'yours-soft': '#10302d',
    'others-zone': '#1b160d',
    'others-border': '#5d4a22',
    'others-text': '#f0c674',
    'zenml-zone': '#171328',
    'zenml-border': '#4d3f80',
    'zenml-text': '#c4b5fd',
    'zenml-strong': '#c4b5fd',
    'on-zenml-strong': '#1a1330',
    failed: '#ff8a80',
    'failed-soft': '#351615',
    channel: '#465162',
    'on-class': '#10131a',
    code: '#7aa8fb',
    credentials: '#fbbf24',
    identity: '#f582b8',
    control: '#a8b3c4',
    'run-metadata': '#38bdf8',
    logs: '#bef264',
    'artifact-data': '#34d399',
    image: '#fb923c',
    ui: '#5eead4',
  },
};

/** For every text in a picture. */
export const FONT_FAMILY = 'Inter, sans-serif';
