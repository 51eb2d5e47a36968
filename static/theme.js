// Sets the chosen theme before the first paint; src/lib/ui/studio/theme.svelte.ts changes and explains it.
{
  const theme = localStorage.getItem('stratagem.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
