"""A browser driven by the W3C WebDriver protocol, with nothing but the standard library: Debian's chromedriver and chromium."""
from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
import urllib.error
import urllib.request
from typing import Any

# What the protocol calls an element, in its JSON.
ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
KEYS = {'Tab': '\ue004', 'Enter': '\ue007', 'Escape': '\ue00c', 'Space': '\ue00d'}


class Browser:
    """One window of a headless Chromium. Use it as a context manager: it ends the browser and its driver."""

    def __init__(self, width: int = 1280, height: int = 900) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix='gaceta-browser-', ignore_cleanup_errors=True)
        self._driver = subprocess.Popen(['chromedriver', '--port=0'], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        try:
            assert self._driver.stdout is not None
            port = next(found[1] for line in self._driver.stdout if (found := re.search(r'started successfully on port (\d+)', line)))
            self._base = f'http://127.0.0.1:{port}'
            arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars',
                         '--force-device-scale-factor=1', f'--window-size={width},{height}',
                         f'--user-data-dir={self._profile.name}']
            session = self._send('POST', '/session', capabilities={'alwaysMatch': {
                'browserName': 'chrome', 'goog:chromeOptions': {'args': arguments}, 'goog:loggingPrefs': {'browser': 'ALL'}}})
            self._base += f'/session/{session["sessionId"]}'
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._send('DELETE', '')
        finally:
            self.close()

    def close(self) -> None:
        self._driver.terminate()
        self._driver.wait(20)
        if self._driver.stdout:
            self._driver.stdout.close()
        self._profile.cleanup()

    def _send(self, method: str, path: str, **fields: Any) -> Any:
        request = urllib.request.Request(self._base + path, method=method, headers={'Content-Type': 'application/json'},
                                         data=json.dumps(fields).encode() if method == 'POST' else None)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)['value']['message']) from None

    def open(self, address: str) -> None:
        self._send('POST', '/url', url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function of this body returns in the page. A page's own policy does not bind it."""
        return self._send('POST', '/execute/sync', script=script, args=list(arguments))

    def find(self, selector: str) -> dict[str, str]:
        element: dict[str, str] = self._send('POST', '/element', using='css selector', value=selector)
        return element

    def click(self, selector: str) -> None:
        self._send('POST', f'/element/{self._into_view(selector)[ELEMENT]}/click')

    def hover(self, selector: str) -> None:
        """Moves the mouse to the middle of an element's first line."""
        self._into_view(selector)
        box = self.run('const box = document.querySelector(arguments[0]).getClientRects()[0];'
                       'return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]', selector)
        self._send('POST', '/actions', actions=[{'type': 'pointer', 'id': 'mouse', 'actions': [
            {'type': 'pointerMove', 'duration': 0, 'origin': 'viewport', 'x': box[0], 'y': box[1]}]}])

    def _into_view(self, selector: str) -> dict[str, str]:
        element = self.find(selector)
        self.run('arguments[0].scrollIntoView({block: "center", behavior: "instant"})', element)
        return element

    def press(self, key: str) -> None:
        self._send('POST', '/actions', actions=[{'type': 'key', 'id': 'keyboard', 'actions': [
            {'type': 'keyDown', 'value': KEYS[key]}, {'type': 'keyUp', 'value': KEYS[key]}]}])

    def command(self, name: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        return self._send('POST', '/goog/cdp/execute', cmd=name, params=parameters)

    def prefer(self, scheme: str) -> None:
        """`light` or `dark`, as the reader's system asks for."""
        self.command('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])

    def resize(self, width: int, height: int) -> None:
        self.command('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def console(self) -> list[str]:
        """What has been written to the console since it was asked last: errors of scripts, refused requests."""
        return [f'{entry["level"]}: {entry["message"]}' for entry in self._send('POST', '/se/log', type='browser')]

    def screenshot(self, whole_page: bool = False) -> bytes:
        """A PNG of the window, or of the page as far as it goes."""
        shot = self.command('Page.captureScreenshot', format='png', captureBeyondViewport=whole_page,
                            **({'clip': self._page_box()} if whole_page else {}))
        return base64.b64decode(shot['data'])

    def _page_box(self) -> dict[str, float]:
        size = self.command('Page.getLayoutMetrics')['cssContentSize']
        return {'x': 0, 'y': 0, 'width': size['width'], 'height': size['height'], 'scale': 1}
