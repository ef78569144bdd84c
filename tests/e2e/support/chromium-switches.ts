/** What Playwright switches off itself: a second list takes the place of the first. */
const BY_PLAYWRIGHT = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose']
  .concat(['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter'])
  .concat(['PaintHolding', 'ThirdPartyStoragePartitioning', 'TcpPortRandomizationWin'])
  .concat(['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'AimEnabled'])
  .concat(['NetworkTimeServiceQuerying', 'PreconnectToSearch']);

/**
 * Pages of Chromium's own, below its address bar: each window loads two that nobody sees, which takes as long as the page
 * under test.
 */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What a browser is started with, beside what Playwright starts it with. */
export const SWITCHES = [`--disable-features=${[...BY_PLAYWRIGHT, ...UNSEEN].join()}`];
