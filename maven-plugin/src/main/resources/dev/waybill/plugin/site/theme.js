// Runs before the page is painted, so that it does not flash.
(function () {
  'use strict';
  var root = document.documentElement;
  function stored() {
    // Some browsers refuse storage to files.
    try {
      return localStorage.getItem('waybill-theme');
    } catch (refused) {
      return null;
    }
  }
  var theme = stored();
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }
  window.waybillSwitchTheme = function () {
    var isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    try {
      localStorage.setItem('waybill-theme', root.dataset.theme);
    } catch (refused) {
      // It holds for this page then.
    }
  };
})();
