namespace Kreisblick.Web.Tests;
