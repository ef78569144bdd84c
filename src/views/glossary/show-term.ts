import { mount, unmount } from 'svelte';
import type { App } from '../../state/app.svelte';
import TermPanel from './TermPanel.svelte';

interface Asked {
  readonly app: App;
  /** Of the glossary. */
  readonly id: string;
  /** The word that is explained: the panel stands beside it. */
  readonly button: HTMLElement;
  /** Told when the panel opens, and when it closes. */
  readonly onopen: (open: boolean) => void;
}

/** Explains a word beside it. The panel is the page's own child: within a heading it would be read as part of it. */
export function showTerm({ app, id, button, onopen }: Asked): void {
  onopen(true);
  const panel = mount(TermPanel, {
    target: document.body,
    props: {
      app,
      id,
      button,
      onclose: () => {
        onopen(false);
        void unmount(panel);
      },
    },
  });
}
