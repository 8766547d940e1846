"""moto's DynamoDB over HTTP, for programs that take an endpoint: LocalStack's needs a download of its own. Prints its URL."""

import logging

from moto.dynamodb.responses import DynamoHandler
from werkzeug import Request, Response
from werkzeug.serving import make_server

logging.getLogger("werkzeug").disabled = True


@Request.application
def dynamodb(request):
    status, headers, body = DynamoHandler.dispatch(request, request.url, request.headers)
    return Response(body, status, headers)


server = make_server("127.0.0.1", 0, dynamodb, threaded=True)
print(f"http://127.0.0.1:{server.port}", flush=True)
server.serve_forever()
