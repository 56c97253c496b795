namespace Kreisblick.Documents;
