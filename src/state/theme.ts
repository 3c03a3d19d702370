import { useEffect } from 'react';
import { useTheme } from './session.tsx';

/** Gives the document the colours of the session. */
export function useColorScheme(): void {
  const theme = useTheme();
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);
}
