namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>The pieces of an answer with their type. Each enumeration sends the prompt.</summary>
    private sealed class UpdateStream(PromptClient<TPrompt, TResult> client, TPrompt prompt, CancellationToken given)
        : IAsyncEnumerable<PromptUpdate<TResult>>, IAsyncEnumerator<PromptUpdate<TResult>>
    {
        private IAsyncEnumerator<AnswerPiece>? _pieces;
        private PromptUpdate<TResult>? _last;
        private bool _isCurrent;

        public PromptUpdate<TResult> Current
        {
            get
            {
                if (!_isCurrent)
                {
                    _last = PromptUpdate<TResult>.After(_last, _pieces!.Current);
                    _isCurrent = true;
                }

                return _last!;
            }
        }

        public IAsyncEnumerator<PromptUpdate<TResult>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            if (_pieces is not null)
                return new UpdateStream(client, prompt, given).GetAsyncEnumerator(cancellationToken);

            _pieces = client._pipeline.StreamAsync(client.CallOf(prompt), given).GetAsyncEnumerator(cancellationToken);
            return this;
        }

        public ValueTask<bool> MoveNextAsync()
        {
            _isCurrent = false;
            return _pieces!.MoveNextAsync();
        }

        public ValueTask DisposeAsync() => _pieces!.DisposeAsync();
    }
}
