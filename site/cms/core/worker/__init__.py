"""The worker: what is done beside the requests, by ``manage.py worker``, in any number of processes."""
