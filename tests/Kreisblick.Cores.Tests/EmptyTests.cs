namespace Kreisblick.Cores.Tests;
