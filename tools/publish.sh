# ./run publish: one file that starts on a Linux machine without .NET. Sourced by ./run.

publish() {
  need_dotnet
  assets
  say "Baue die Programmdatei …"
  local out=artifacts/publish
  rm -rf "$out"
  # The analyzers judge in the build, not once more here.
  quietly "Das Veröffentlichen" dotnet publish src/Kreisblick.Web -c Release -r linux-x64 --self-contained \
    -p:PublishSingleFile=true -p:EnableSingleFileAnalyzer=false -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none \
    -p:GenerateDocumentationFile=false -p:RunAnalyzers=false -o "$out" -v quiet -nologo
  cp "$out/kreisblick" artifacts/kreisblick
  say "Fertig: artifacts/kreisblick ($(du -h artifacts/kreisblick | cut -f1)). Starten: artifacts/kreisblick serve"
}
