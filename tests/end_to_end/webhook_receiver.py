#!/usr/bin/python3
"""A receiver of webhooks for the tests: webhook_receiver.py PORT_FILE LOG_FILE SECRET STATUS...

Answers each request with the next STATUS, the last one for ever; "hang" reads and says nothing.
Checks the signature itself, with Python's own HMAC. Logs a JSON line a request.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time

port_file, log_file, secret, *statuses = sys.argv[1:]


class Receiver(http.server.BaseHTTPRequestHandler):
    served = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        digest = hmac.new(secret.encode(), signed, hashlib.sha256).digest()
        status = statuses[min(Receiver.served, len(statuses) - 1)]
        Receiver.served += 1
        with open(log_file, "a", encoding="utf-8") as log:
            log.write(json.dumps({
                "path": self.path,
                "id": self.headers["webhook-id"],
                "key": self.headers["Idempotency-Key"],
                "type": self.headers["Content-Type"],
                "fresh": abs(time.time() - int(self.headers["webhook-timestamp"])) < 60,
                "signed": self.headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode(),
                "body": json.loads(body),
            }) + "\n")
        if status == "hang":
            self.close_connection = True
            return
        self.send_response(int(status))
        if status.startswith("3"):
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.end_headers()
        self.wfile.write(f"answer {status}".encode())

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
with open(port_file + ".part", "w", encoding="ascii") as out:
    out.write(str(server.server_port))
os.rename(port_file + ".part", port_file)
server.serve_forever()
