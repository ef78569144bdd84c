import { expect, type Page } from '@playwright/test';
import type { RunSettings } from '../../../src/core/experiment/run';
import { createTrainer } from '../../../workers/train';
import { sample } from './known-ratings';

/** A button by its whole name. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What the room that is shown says of its work. */
export const said = (page: Page) => page.getByRole('main').locator('span[role=status]');

/** Shows the form of the room, which a phone keeps behind a button. */
export async function openForm(page: Page, name: string): Promise<void> {
  const open = button(page, name);
  if (await open.isVisible()) await open.click();
}

/** Types into a field, and leaves it. */
export async function setField(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
}

/** The words of a form can be explained, by the mouse and by keys, though nothing in it can be changed. */
export async function expectTermsOpen(page: Page, form: string): Promise<void> {
  const fields = page.locator(form).locator('input, select');
  await expect(fields.first()).toBeDisabled();
  await expect(fields.and(page.locator(':enabled'))).toHaveCount(0);
  const term = page.locator(form).getByRole('button', { name: /^seed ?: explain$/ });
  const panel = page.getByRole('dialog', { name: 'Seed' });
  await term.first().click();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(term.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

/** Opens Train by an address and waits until nothing is learnt yet, but all could be. */
export async function openTrain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(/^Learns from /)).toBeVisible();
}

/** The six characters of the run, once it is paused or over. */
export async function runCode(page: Page): Promise<string> {
  const text = page.getByText(/^[0-9A-Z]{6}$/);
  await expect(text).toBeVisible();
  return text.innerText();
}

/** The code of a run on the sample, worked out without a browser. */
export async function codeInNode(settings: RunSettings): Promise<string> {
  const trainer = createTrainer(sample);
  const { iterations } = await trainer.openRun(settings);
  const ignore = () => {};
  await trainer.advance(iterations, ignore, ignore);
  return trainer.runCode();
}
