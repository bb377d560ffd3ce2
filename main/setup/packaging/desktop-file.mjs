/** The entry of the program in a Linux desktop's menus: the same in the Debian package and in the AppImage. */
import { mimeTypes } from './document-types.mjs';

export const desktopCategories = ['Office', 'Viewer'];

/**
 * Returns the desktop file (freedesktop.org, Desktop Entry Specification 1.5).
 * @param {{ productName: string, description: string }} words
 */
export function desktopFile({ productName, description }) {
  return `[Desktop Entry]
Type=Application
Name=${productName}
Name[zh_HK]=舢舨 Sampan
Name[zh_TW]=舢舨 Sampan
Name[zh_CN]=舢板 Sampan
GenericName=Legal document workbench
GenericName[zh_HK]=法律文件工作台
GenericName[zh_TW]=法律文件工作台
GenericName[zh_CN]=法律文件工作台
Comment=${description}
Exec=sampan %U
Icon=sampan
StartupWMClass=Sampan
StartupNotify=true
Terminal=false
Categories=${desktopCategories.join(';')};
MimeType=${mimeTypes.join(';')};
`;
}
