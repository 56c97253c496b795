namespace Kreisblick.Search;
