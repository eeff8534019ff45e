using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace CachePrefix;

internal sealed partial class PromptPipeline
{
    /// <summary>
    /// The answer of the tiers, piece by piece. Written without iterators, because every piece passes here: one that has come already takes no
    /// asynchronous method.
    /// </summary>
    private sealed class TierStream(PromptPipeline pipeline, PromptCall call, CancellationToken given) : IAsyncEnumerable<AnswerPiece>, IAsyncEnumerator<AnswerPiece>
    {
        private readonly List<ChatResponseUpdate> _received = [];
        private CancellationToken _cancellation;
        private CancellationTokenSource? _linked;
        private Attempt _attempt = null!;
        private PromptRequest _request;
        private IAsyncEnumerator<ChatResponseUpdate>? _updates;
        private ChatResponseUpdate? _update;
        private List<ChatResponseUpdate>? _held;
        private PromptResult? _result;
        private Spending? _spent;
        private StringBuilder? _earlier;
        private DateTimeOffset _startedAt;
        private long _started;
        private long _firstToken;
        private int _sent;
        private int _released;
        private bool _isEnumerated;
        private bool _isUnderWay;

        public AnswerPiece Current => new(_attempt.Tier.Name, _attempt.Number, _update, _update is null ? _result : null);

        private TimeProvider Time => pipeline._runtime.Time;

        public IAsyncEnumerator<AnswerPiece> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            if (_isEnumerated)
                return new TierStream(pipeline, call, given).GetAsyncEnumerator(cancellationToken);

            _isEnumerated = true;
            _cancellation = given.CanBeCanceled ? given : cancellationToken;
            if (cancellationToken.CanBeCanceled && cancellationToken != _cancellation)
                _cancellation = (_linked = CancellationTokenSource.CreateLinkedTokenSource(given, cancellationToken)).Token;
            return this;
        }

        public ValueTask<bool> MoveNextAsync()
        {
            if (_result is not null)
                return new ValueTask<bool>(Release());
            if (_updates is null)
                return BeginAsync();

            ValueTask<bool> next;
            try
            {
                next = _updates.MoveNextAsync();
            }
            catch (Exception exception) when (Failures.IsFailure(exception, _cancellation))
            {
                next = ValueTask.FromException<bool>(exception);
            }

            if (_held is not null || !next.IsCompletedSuccessfully)
                return AdvanceAsync(next);
            return next.Result ? new ValueTask<bool>(Take()) : AdvanceAsync(new ValueTask<bool>(false));
        }

        public async ValueTask DisposeAsync()
        {
            if (_isUnderWay)
                pipeline.ObserveAbandoned(call, _attempt, _request, _spent, _started, exception: null);
            await CloseAsync().ConfigureAwait(false);
            _linked?.Dispose();
        }

        private async ValueTask<bool> BeginAsync()
        {
            _attempt = await pipeline.FirstAttemptAsync(call, _cancellation).ConfigureAwait(false);
            Begin();
            return await AdvanceAsync(next: null).ConfigureAwait(false);
        }

        private void Begin()
        {
            _cancellation.ThrowIfCancellationRequested();
            _started = Time.GetTimestamp();
            _firstToken = 0;
            _held = pipeline._route.HoldsBack && (!_attempt.IsLast || pipeline._route.ThrowsWhenRejected) ? [] : null;
            _request = call.RequestFor(_attempt);
            _sent = _request.Messages.Count;
            _spent = null;
            _earlier = null;
            _received.Clear();
            _isUnderWay = true;
        }

        /// <summary>Reads on until there is a piece for the caller, or, with the answer of the last attempt, the result.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> AdvanceAsync(ValueTask<bool>? next)
        {
            while (true)
            {
                Answer answer;
                try
                {
                    if (await ReadAsync(next ?? Open()).ConfigureAwait(false))
                        return true;

                    answer = pipeline.Calls.Finish(_attempt.Tier, _request, _startedAt, _received);
                    if (pipeline.ToolCallsOf(_attempt.Tier, answer) is { } called)
                    {
                        KeepText();
                        _received.Clear();
                        _request = await pipeline._tools!.NextAsync(_request, answer, called, _spent ??= new Spending(), _cancellation).ConfigureAwait(false);
                        next = null;
                        continue;
                    }

                    answer = ToolLoop.Finish(answer, _request, _sent, _spent);
                }
                catch (Exception exception) when (Failures.IsFailure(exception, _cancellation))
                {
                    _isUnderWay = false;
                    throw pipeline.Failed(call, _attempt, _request, _spent, _started, exception, ReceivedText(), isCut: _received.Exists(StreamedContent.IsPart));
                }

                _isUnderWay = false;
                _attempt = pipeline.Settle(call, _attempt, _request, ref _started);
                var result = await pipeline.ConcludeAsync(call, _attempt, answer, _started, _firstToken, _cancellation).ConfigureAwait(false);
                if (result.IsValid || _attempt.IsLast)
                {
                    _result = result;
                    return Release();
                }

                _attempt = pipeline.Escalate(call, _attempt, result);
                Begin();
                next = null;
            }
        }

        /// <summary>Reads on until there is a piece for the caller; whether there is one, or the stream is at its end.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> ReadAsync(ValueTask<bool> next)
        {
            while (await next.ConfigureAwait(false))
            {
                if (Take())
                    return true;
                next = _updates!.MoveNextAsync();
            }

            await CloseAsync().ConfigureAwait(false);
            return false;
        }

        private ValueTask<bool> Open()
        {
            _startedAt = pipeline.Calls.StartedAt();
            _updates = pipeline.Calls.Stream(_attempt.Tier, _request, _cancellation);
            return _updates.MoveNextAsync();
        }

        private ValueTask CloseAsync()
        {
            var updates = _updates;
            _updates = null;
            return updates?.DisposeAsync() ?? default;
        }

        /// <summary>Takes the next update; whether it is for the caller now.</summary>
        private bool Take()
        {
            if (_firstToken == 0)
                _firstToken = Time.GetTimestamp();
            _update = _updates!.Current;
            _received.Add(_update);
            _held?.Add(_update);
            return _held is null;
        }

        /// <summary>Gives what was held back, then the result, then nothing.</summary>
        private bool Release()
        {
            _update = _released < _held?.Count ? _held[_released] : null;
            return _released++ <= (_held?.Count ?? 0);
        }

        /// <summary>The text that came of the attempt, where a part of an answer did.</summary>
        private string? ReceivedText()
        {
            KeepText();
            return _earlier?.ToString();
        }

        private void KeepText()
        {
            foreach (var update in _received)
            {
                if (StreamedContent.IsPart(update))
                    (_earlier ??= new StringBuilder()).Append(update.Text);
            }
        }
    }
}
