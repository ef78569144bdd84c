import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { holdTrainingIn } from './support/hold-training';
import { films, pickTitles, ready, stars } from './support/journey';
import { expectGiven, saidRow, saidRows } from './support/ratings-table';

test.skip(({ isMobile }) => isMobile, 'phones have no Tab key');

/** Where the focus is: its name for messages, and whether an outline shows it. */
function focused(page: Page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return undefined;
    // A star is drawn by the label around its radio button.
    const drawn = [at, at.closest('label')].filter((element) => element !== null);
    // Of the thumb of a slider no computed style is known, only the rules.
    const thumb = '::-webkit-slider-thumb';
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    const thumbOutlined = rules.some(
      (rule) =>
        rule instanceof CSSStyleRule &&
        rule.selectorText.endsWith(`:focus-visible${thumb}`) &&
        rule.style.outline !== '' &&
        at.matches(rule.selectorText.replace(thumb, '')),
    );
    // A link that reaches beyond its words is outlined by what it generates over all of it.
    const styles = [...drawn.map((element) => getComputedStyle(element))].concat(
      [getComputedStyle(at, '::after')].filter(({ content }) => content !== 'none'),
    );
    const outlined = styles.some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
    );
    const { width, height } = at.getBoundingClientRect();
    const label = at.getAttribute('aria-label') ?? at.textContent?.trim();
    return {
      name: `${at.localName} "${label}"`,
      outlined: outlined || thumbOutlined,
      seen: width > 1 && height > 1,
    };
  });
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let k = 0; k < 120; k++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (at && (typeof name === 'string' ? at.name === name : name.test(at.name))) return;
  }
  throw new Error(`${key} never led to ${String(name)}.`);
}

/** Presses Tab from the top of the page until it begins again; returns every stop. */
async function walk(page: Page) {
  const stops = [];
  await tabTo(page, 'a "Skip to content"');
  for (;;) {
    const at = await focused(page);
    if (at) stops.push(at);
    if (stops.length > 200) throw new Error('Tab does not come round: the focus is trapped.');
    await page.keyboard.press('Tab');
    const next = await focused(page);
    if (next?.name === 'a "Skip to content"') return stops;
  }
}

test('the main job is done without a pointer', async ({ page }) => {
  await page.goto('');
  await expect(films(page)).toHaveCount(12);

  await test.step('skip what is above, rate the first film', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await tabTo(page, /^input ".* of 5"$/);
    const card = films(page).first();
    for (let half = 0; half < 9; half++) await page.keyboard.press('ArrowRight');
    await expect(stars(card, 4.5)).toBeChecked();
    await expect(stars(card, 4.5)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(stars(card, 4)).toBeChecked();
    await page.keyboard.press('Delete');
    await expect(card.getByRole('radio', { checked: true })).toHaveCount(0);
    for (let half = 0; half < 8; half++) await page.keyboard.press('ArrowRight');
    await expect(stars(card, 4)).toBeChecked();
  });

  await test.step('find two others by title', async () => {
    const field = page.getByRole('combobox', { name: 'Find a film' });
    for (const [query, title] of [
      ['alien', 'Alien'],
      ['jaws', 'Jaws'],
    ]) {
      await page.keyboard.press('/');
      await expect(field).toBeFocused();
      await page.keyboard.type(query);
      await expect(page.getByRole('option').first()).toContainText(title);
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog', { name: title, exact: true });
      await expect(drawer).toBeVisible();
      await expect(stars(drawer, 5)).toBeAttached(); // its code comes when it is first shown
      await tabTo(page, /^input ".* of 5"$/);
      for (let half = 0; half < 10; half++) await page.keyboard.press('ArrowRight');
      await expect(stars(drawer, 5)).toBeChecked();
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
      await expect(field, 'the focus is back where it was').toBeFocused();
      await page.keyboard.press('Shift+Tab');
    }
    await expect(page.getByText('3 rated')).toBeVisible();
  });

  await test.step('go to the picks, rate one and hide one', async () => {
    await tabTo(page, 'a "For you"', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await ready(page);
    const [first, second] = await pickTitles(page);
    const row = (title: string) => page.getByRole('article', { name: title, exact: true });

    await tabTo(page, 'button "Seen it"');
    await page.keyboard.press('Enter');
    await tabTo(page, /^input ".* of 5"$/);
    for (let half = 0; half < 7; half++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await expect(row(first)).toBeHidden();

    await tabTo(page, 'button "Not for me"');
    await page.keyboard.press('Enter');
    await expect(row(second)).toBeHidden();

    await page.goto('#/you');
    await expectGiven(saidRow(page, first), 3.5);
    await expect(saidRow(page, second)).toContainText('Not interested');
  });
});

/** Browsers tell of a dialog's end with the next frame, which may be late on a busy machine; here by a second. */
function endDialogsLate(page: Page) {
  return page.addInitScript(() => {
    const late = new WeakSet<Event>();
    const delay = (event: Event) => {
      if (late.has(event)) return;
      event.stopImmediatePropagation();
      const again = new Event('close');
      late.add(again);
      setTimeout(() => {
        event.target?.dispatchEvent(again);
        document.documentElement.dataset.dialogEnded = '';
      }, 1000);
    };
    addEventListener('close', delay, true);
  });
}

test('a drawer that is slow to leave takes neither the focus nor the way on', async ({ page }) => {
  await endDialogsLate(page);
  await page.goto('#/rate');
  await films(page).first().getByRole('heading').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(stars(page.getByRole('dialog'), 5)).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  const link = page.getByRole('navigation').getByRole('link', { name: 'For you', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-dialog-ended');
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(link).toBeFocused();
});

test('Tab reaches everything, shows where it is and is never trapped', async ({ page }) => {
  await page.goto('#/rate');
  await expect(films(page)).toHaveCount(12);
  await stars(films(page).first(), 4).focus();
  await page.keyboard.press('ArrowRight');
  await ready(page);
  for (const [address, last] of [
    ['#/rate', 'button "Twelve others"'],
    ['#/for-you', /^a ".*"$/],
    ['#/map', /^a ".*"$/],
    ['#/you', 'summary "What this page is made of, and on what terms"'],
  ] as const) {
    await test.step(address, async () => {
      await page.goto(address);
      if (address === '#/for-you') {
        await pickTitles(page);
        await expect(page.getByRole('region', { name: 'Popular in your taste' })).toBeVisible();
      }
      if (address === '#/map') {
        await expect(page.getByRole('application')).toBeVisible();
        await expect(page.getByLabel('Up', { exact: true })).toBeVisible(); // known a moment later
      }
      // Its code comes when it is first shown, what is stored and asked for a moment later.
      if (address === '#/you') {
        await expect(page.getByText('What this page is made of, and on what terms')).toBeVisible();
        await expect(page.getByText('Requests since load')).toBeVisible();
      }
      const stops = await walk(page);
      expect(stops.filter(({ outlined, seen }) => !outlined || !seen)).toEqual([]);
      expect(stops.at(-1)?.name).toMatch(last instanceof RegExp ? last : new RegExp(`^${last}$`));
      if (address !== '#/map') return;
      const names = stops.map(({ name }) => name);
      const ofTheMap = ['Pan', 'Box', 'Lasso', 'Zoom out', 'Zoom in', 'Fit: show all films']
        .concat(['List view', 'In view'])
        .map((name) => `button "${name}"`);
      expect(names).toEqual(expect.arrayContaining([...ofTheMap, 'summary "Export"']));
      expect(
        names.filter((name) => name.startsWith('canvas')),
        'one stop for all films',
      ).toHaveLength(1);
      expect(names.filter((name) => name.startsWith('select'))).toHaveLength(6);

      await tabTo(page, 'button "In view"');
      for (const tab of ['Selection', 'You', 'How true', 'Two films', 'Training', 'In view']) {
        await page.keyboard.press('ArrowRight');
        await expect(page.getByRole('tab', { name: tab })).toBeFocused();
        await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      }
    });
  }
});

test('a changed rating on You keeps the focus', async ({ page }) => {
  await holdTrainingIn(page);
  await page.goto('#/rate');
  await expect(films(page)).toHaveCount(12);
  for (let k = 0; k < 3; k++) {
    await stars(films(page).nth(k), 0.5).focus();
    await page.keyboard.press('ArrowRight');
  }
  await page.goto('#/you');
  const title = await saidRows(page).last().getByRole('link').innerText();
  const row = saidRow(page, title);
  await row.getByRole('button', { name: `Edit: ${title}` }).press('Enter');
  await expect(stars(row, 0.5)).toBeFocused();
  for (let half = 0; half < 4; half++) await page.keyboard.press('ArrowRight');
  await expect(stars(row, 2.5)).toBeChecked();
  await expectGiven(row, 2.5);
  await expect(stars(row, 2.5)).toBeFocused();
});
