import { mount } from 'svelte';
// Global styles first: a component's own come after them and win.
import '@fontsource-variable/instrument-sans/standard.css';
import './ui/tokens.css';
import './ui/base.css';
import App from './App.svelte';
import { trustOwnScripts } from './platform/trusted-types';

trustOwnScripts();

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id "app".');
mount(App, { target });
