/**
 * What Playwright switches off itself, as a second list takes the place of the first; but for the division of storage by
 * site, which browsers have and a test looks at.
 */
const BY_PLAYWRIGHT = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose']
  .concat(['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter'])
  .concat(['PaintHolding', 'TcpPortRandomizationWin'])
  .concat(['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'AimEnabled'])
  .concat(['NetworkTimeServiceQuerying', 'PreconnectToSearch']);

/**
 * Pages of Chromium's own, below its address bar: each window loads two that nobody sees, which takes as long as the page
 * under test.
 */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What a browser is started with, beside what Playwright starts it with. */
export const SWITCHES = [`--disable-features=${[...BY_PLAYWRIGHT, ...UNSEEN].join()}`];
