namespace Kreisblick.Browser.Tests;
