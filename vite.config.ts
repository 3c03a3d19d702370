import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The built page may load only what lies beside it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: the development server needs inline scripts and a socket. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  base: './',
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  plugins: [react(), contentSecurityPolicy],
  build: {
    // New enough that light-dark() stays as written.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // One style sheet for all parts: one of a part that fails once is never asked for again, and the part is shown
    // without it.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // What the first picture needs comes in one file: in a dozen small ones it compresses worse and asks more often.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
    // kB before compression. The build warns when the start outgrows it.
    chunkSizeWarningLimit: 720,
  },
});
