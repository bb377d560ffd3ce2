; What the Windows installer adds to electron-builder's own: "Open with" for the documents that Sampan reads, without
; taking any of them away from the program that opens them now. The links (sampan://) the program registers itself.

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe" "FriendlyAppName" "Sampan"
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\shell\open\command" "" '"$INSTDIR\sampan.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".pdf" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".docx" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".doc" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".rtf" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".odt" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".ods" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".xlsx" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".xls" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".pptx" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".eml" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".msg" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".tif" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".tiff" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".txt" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".csv" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".md" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".html" ""
  WriteRegStr SHCTX "Software\Classes\Applications\sampan.exe\SupportedTypes" ".htm" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Applications\sampan.exe"
  DeleteRegKey HKCU "Software\Classes\sampan"
!macroend
